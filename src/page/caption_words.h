/*
** caption_words.h - how captions begin and end: for caption.c.
*/
#ifndef BUL_CAPTION_WORDS_H
#define BUL_CAPTION_WORDS_H

#include "../base/text.h"

/* How the bracket ends that closes a caption: （民眾提供）, （資料照）. */
static const bulletin_text credit_ends[] = {
    BUL_ROW("提供"), BUL_ROW("供图"), BUL_ROW("供圖"), BUL_ROW("翻攝"),
    BUL_ROW("翻摄"), BUL_ROW("攝"), BUL_ROW("攝影"), BUL_ROW("資料照"),
    BUL_ROW("资料照"), BUL_ROW("資料照片"), BUL_ROW("资料照片"),
    BUL_ROW("资料图"), BUL_ROW("資料圖"), BUL_ROW("资料图片"),
    BUL_ROW("資料圖片"), BUL_ROW("网络图片"), BUL_ROW("網絡圖片"),
    BUL_ROW("網上圖片"), BUL_ROW("视觉中国"), BUL_ROW("影像中国"),
    BUL_ROW("新华社发"), BUL_ROW("馆藏"), BUL_ROW("截图"),
    BUL_ROW("截圖"), BUL_ROW("示意圖"), BUL_ROW("示意图"),
};

/* How such a bracket begins: （圖／民眾提供）, （圖翻攝自…）. */
static const bulletin_text credit_starts[] = {
    BUL_ROW("圖／"), BUL_ROW("圖/"), BUL_ROW("圖：翻"), BUL_ROW("圖翻攝"),
    BUL_ROW("图／"), BUL_ROW("图/"), BUL_ROW("图片来源"), BUL_ROW("图源"),
    BUL_ROW("圖片來源"), BUL_ROW("翻攝"), BUL_ROW("取自"), BUL_ROW("擷取"),
    BUL_ROW("照片："), BUL_ROW("圖取自"), BUL_ROW("图：翻"),
};

/* What stands behind the sentence of a caption without brackets. */
static const bulletin_text credit_tails[] = {
    BUL_ROW("網上圖片"), BUL_ROW("网上图片"), BUL_ROW("网络图片"),
    BUL_ROW("網絡圖片"), BUL_ROW("资料图片"), BUL_ROW("資料圖片"),
    BUL_ROW("资料图"), BUL_ROW("資料圖"), BUL_ROW("资料照片"),
    BUL_ROW("資料照片"), BUL_ROW("資料照"), BUL_ROW("／翻攝"),
    BUL_ROW("/翻攝"), BUL_ROW("／攝影"), BUL_ROW("/攝影"), BUL_ROW("／提供"),
    BUL_ROW("/提供"), BUL_ROW("记者供图"), BUL_ROW("受访者供图"),
    BUL_ROW("受訪者提供"), BUL_ROW("受訪者供圖"), BUL_ROW("视频截图"),
    BUL_ROW("影片截圖"), BUL_ROW("新华社发"), BUL_ROW("視頻截圖"),
};

/* Marks that point at a picture. */
static const bulletin_text pointers[] = {
    BUL_ROW("▲"), BUL_ROW("▼"), BUL_ROW("◀"), BUL_ROW("▶"), BUL_ROW("◄"),
    BUL_ROW("►"), BUL_ROW("△"), BUL_ROW("▽"), BUL_ROW("↑"), BUL_ROW("↓"),
    BUL_ROW("←"), BUL_ROW("→"), BUL_ROW("■"), BUL_ROW("◤"), BUL_ROW("◥"),
};

/* Those that stand nowhere else; ▲ and ■ head items as well. */
static const bulletin_text arrows[] = {
    BUL_ROW("◀"), BUL_ROW("▶"), BUL_ROW("◄"), BUL_ROW("►"), BUL_ROW("↑"),
    BUL_ROW("↓"), BUL_ROW("←"), BUL_ROW("◤"), BUL_ROW("◥"),
};

#endif
